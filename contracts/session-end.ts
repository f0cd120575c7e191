import * as v from 'valibot';
import { isoTime, shortText } from './common.ts';

/** Ends every session of a person at once. Apart from `contracts/api.ts`, because the app itself never calls it. */
export const SESSION_END_PATH = '/api/session/end';

/** `sub` of the EHR's sign-in, as the audit names people; one's own when left out. Others': governance and admin. */
export const SessionEndRequestSchema = v.strictObject({ sub: v.optional(shortText(500)) });

export const SessionEndResponseSchema = v.object({ sub: v.string(), endedAt: isoTime });
export type SessionEndResponse = v.InferOutput<typeof SessionEndResponseSchema>;
