import { Component, type ReactNode } from 'react';
import { ErrorState } from './states.tsx';

interface ErrorBoundaryProps {
  /** What is inside, for the sentence that says it could not be shown: "The timeline". */
  readonly what: string;
  readonly children: ReactNode;
}

/** A fault in one part leaves the others on the screen, and says which part it was. Never a blank page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override state: { readonly failed: boolean } = { failed: false };

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState
        title={`${this.props.what} could not be shown.`}
        detail="An error in Chartside, not in the record. Try again; if it stays, reload, and use the EHR’s own chart."
        onRetry={() => this.setState({ failed: false })}
      />
    );
  }
}
