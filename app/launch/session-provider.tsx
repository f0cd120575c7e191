import { useEffect, useState, type ReactNode } from 'react';
import { openFrame, type Frame } from './open-frame.ts';
import { browserPorts, type LaunchPorts } from './ports.ts';
import { launchProblem } from './problem.ts';
import { workspacePath } from './resume-session.ts';
import { SessionContext } from './session-context.ts';
import type { SessionState } from './session-state.ts';
import { useEhrColours } from './use-ehr-colours.ts';

let pagePorts: LaunchPorts | null = null;

/** One per page: its store must be the same for every render. */
export function portsOfPage(): LaunchPorts {
  pagePorts ??= browserPorts();
  return pagePorts;
}

/**
 * Opens what the page's address says and gives it to `useSession`. Follows the address: another `#launch=` is
 * another patient, and what showed the former one is gone before anything of the new one is read.
 */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [href, setHref] = useState(() => window.location.href);
  const [state, setState] = useState<SessionState>({ status: 'starting' });

  useEffect(() => {
    const follow = () => {
      setState({ status: 'starting' });
      setHref(window.location.href);
    };
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('popstate', follow);
    };
  }, []);

  useEffect(() => {
    let current = true;
    let stopListening = () => {};
    void openFrame(href, portsOfPage()).then((frame) => {
      if (!current) return;
      setState(enter(frame));
      if (frame.kind !== 'session') return;
      const { tokens, label } = frame.session;
      stopListening = tokens.onEnd((reason) =>
        setState({
          status: 'problem',
          problem: launchProblem(reason === 'closed' ? 'session-closed' : 'session-expired', label),
        }),
      );
    });
    return () => {
      current = false;
      stopListening();
    };
  }, [href]);

  useEhrColours(state.status === 'ready' ? state.session : null);

  return <SessionContext value={state}>{children}</SessionContext>;
}

/** Moves the page where the frame belongs. The code leaves the address bar and the history at once. */
function enter(frame: Frame): SessionState {
  switch (frame.kind) {
    case 'redirect':
      window.location.replace(frame.to);
      return { status: 'redirecting' };
    case 'session':
      window.history.replaceState(null, '', workspacePath(frame.session));
      return { status: 'ready', session: frame.session, deployment: frame.deployment };
    case 'problem':
      // A refused answer's code and texts don't stay in the address either; a failed token request may be reloaded.
      if (window.location.pathname === '/callback' && frame.problem.action !== 'reload')
        window.history.replaceState(null, '', '/');
      return { status: 'problem', problem: frame.problem };
    case 'none':
      return { status: 'none', deployment: frame.deployment };
  }
}
