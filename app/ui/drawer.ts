import { lazyPart } from './lazy-part.tsx';

/** A modal panel at an edge, see dialog.tsx; its code comes after the first picture. */
export const Drawer = lazyPart(async () => (await import('./dialog.tsx')).Drawer);
