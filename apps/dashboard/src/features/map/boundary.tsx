import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  children: ReactNode;
  /** The failed child is unmounted; the caller decides what to show instead. */
  onError(): void;
}

/** An error boundary for the map engine, so that the list next to it is not affected. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onError();
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
