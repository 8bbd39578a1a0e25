import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  children: ReactNode;
  /** What failed is taken off the page; the caller decides what comes in its place. */
  onError(): void;
}

/** Catches an engine that throws or whose code can't be fetched, so that the list beside it never suffers. */
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
