import { QueryClient } from '@tanstack/react-query';

/** One per page. Every key starts with a launch, so nothing of one is found by another. */
export const queries = new QueryClient();
