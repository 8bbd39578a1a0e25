import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What is shown in place of children that failed to render. `again` renders them once more. */
  instead(again: () => void): ReactNode;
  /** Where this changes, the children are rendered once more: another screen is not the one that failed. */
  readonly at?: string;
  onError?(): void;
}

/** Keeps a failure to render to its children: the rest of the page goes on. React logs the error to the console. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onError?.();
  }

  override componentDidUpdate(before: ErrorBoundaryProps, { failed }: { failed: boolean }) {
    if (failed && before.at !== this.props.at) this.again();
  }

  private readonly again = () => this.setState({ failed: false });

  override render() {
    return this.state.failed ? this.props.instead(this.again) : this.props.children;
  }
}
