import type { Deployment } from '../../contracts/deployment.ts';
import type { LaunchProblem } from './problem.ts';
import type { Session } from './session.ts';

/** Where the page stands. With `problem` there is no session: whatever showed a chart must be gone. */
export type SessionState =
  | { readonly status: 'starting' }
  | { readonly status: 'redirecting' }
  | { readonly status: 'ready'; readonly session: Session; readonly deployment: Deployment }
  | { readonly status: 'problem'; readonly problem: LaunchProblem }
  /** Neither a launch nor a workspace: the start page. */
  | { readonly status: 'none'; readonly deployment: Deployment };
