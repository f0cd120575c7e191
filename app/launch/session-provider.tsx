import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { openFrame, type Frame } from './open-frame.ts';
import { portsOfPage } from './ports-of-page.ts';
import { launchProblem } from './problem.ts';
import { workspacePath } from './resume-session.ts';
import { SessionContext } from './session-context.ts';
import type { SessionState } from './session-state.ts';
import { useEhrColours } from './use-ehr-colours.ts';

interface SessionProviderProps {
  /** The frame of the address that the page was loaded with, already being opened. */
  readonly first: { readonly href: string; readonly frame: Promise<Frame> };
  readonly children: ReactNode;
}

/**
 * Opens what the page's address says and gives it to `useSession`. Follows the address: another `#launch=` is
 * another patient, and what showed the former one is gone before anything of the new one is read.
 */
export function SessionProvider({ first, children }: SessionProviderProps) {
  const [opening] = useState(() => new Map([[first.href, first.frame]]));
  const [href, setHref] = useState(first.href);
  const [state, setState] = useState<SessionState>({ status: 'starting' });

  useEffect(() => {
    // Now, not when React finds time: nothing of the former patient may be painted once the address names another.
    const follow = () =>
      flushSync(() => {
        setState({ status: 'starting' });
        setHref(window.location.href);
      });
    // The address may have changed while the page was being started: before the first frame's answer is looked at.
    queueMicrotask(() => {
      if (window.location.href !== first.href) follow();
    });
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('popstate', follow);
    };
  }, [first.href]);

  useEffect(() => {
    let current = true;
    let stopListening = () => {};
    const frame = opening.get(href) ?? openFrame(href, portsOfPage());
    void frame.then((frame) => {
      opening.delete(href);
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
  }, [href, opening]);

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
