import { Component, type ReactNode } from 'react';
import { Trouble } from './states';

/** What cannot be drawn, or whose code does not come, is told of in its place; all around it stays. */
export class Caught extends Component<{ children: ReactNode }, { readonly error?: unknown; readonly isBroken: boolean }> {
  override state = { isBroken: false, error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { isBroken: true, error };
  }

  override render() {
    return this.state.isBroken ? <Trouble error={this.state.error} again={() => location.reload()} /> : this.props.children;
  }
}
