import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LaunchScreen } from './launch/launch-screen.tsx';
import type { Frame } from './launch/open-frame.ts';
import { SessionProvider } from './launch/session-provider.tsx';
import { useSession } from './launch/use-session.ts';
import { queries } from './query-client.ts';
import { lazyPart } from './ui/lazy-part.tsx';
import { WorkspacePage } from './workspace/workspace-page.tsx';

const StartPage = lazyPart(async () => (await import('./workspace/start-page.tsx')).StartPage);

function Page() {
  const state = useSession();
  switch (state.status) {
    case 'ready':
      // The key is the launch: another patient is another page, and nothing of the former one survives.
      return (
        <WorkspacePage key={state.session.launchId} session={state.session} deployment={state.deployment} />
      );
    case 'none':
      return <StartPage deployment={state.deployment} />;
    case 'starting':
    case 'redirecting':
    case 'problem':
      return <LaunchScreen state={state} />;
  }
}

/** Draws the page whose address is being opened. */
export function renderPage(first: { href: string; frame: Promise<Frame> }): void {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <SessionProvider first={first}>
          <Page />
        </SessionProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
