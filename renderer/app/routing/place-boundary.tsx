import { Component, type ReactNode } from "react";
import { ErrorScreen } from "../error-screen.tsx";

interface BoundaryProps {
  /** What was shown broke; as soon as this is another, it is tried again. */
  readonly stand: unknown;
  /** Somebody wants it tried again. */
  readonly onAgain: () => void;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly stand: unknown;
  readonly error: Error | null;
}

/** Shows the error screen in the place of what broke. */
export class PlaceBoundary extends Component<BoundaryProps, BoundaryState> {
  override readonly state: BoundaryState = { stand: this.props.stand, error: null };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ stand }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return state.stand === stand ? null : { stand, error: null };
  }

  readonly #again = (): void => {
    this.setState({ error: null });
    this.props.onAgain();
  };

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <ErrorScreen error={error} reset={this.#again} />;
  }
}
