import { Component, type ReactNode } from 'react';
import { Trouble } from './states';

interface Props {
  /** What is shown: another one gets another chance. */
  readonly place?: string;
  readonly children: ReactNode;
}

/** What cannot be drawn, or whose code does not come, is told of in its place; all around it stays. */
export class Caught extends Component<Props, { readonly error?: unknown; readonly isBroken: boolean }> {
  override state = { isBroken: false, error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { isBroken: true, error };
  }

  override componentDidUpdate({ place }: Props) {
    if (this.state.isBroken && place !== this.props.place) this.setState({ isBroken: false, error: undefined });
  }

  override render() {
    return this.state.isBroken ? <Trouble error={this.state.error} again={() => location.reload()} /> : this.props.children;
  }
}
