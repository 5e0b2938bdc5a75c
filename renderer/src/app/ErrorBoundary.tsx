/** A bug on one screen ends that screen, not the station. Units in work belong to the engine and go on. */
import { Component, type ReactNode } from 'react';
import { toFailure } from '../../../shared/errors/app-error.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { type Language, text } from '../../../shared/texts/text.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Screen } from '../ui/Screen.tsx';

interface ErrorBoundaryProps {
  readonly language: Language;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failure: Failure | undefined }> {
  override state = { failure: undefined };

  static getDerivedStateFromError(error: unknown): { readonly failure: Failure } {
    return { failure: toFailure(error) };
  }

  override render(): ReactNode {
    const { failure } = this.state as { readonly failure: Failure | undefined };
    if (failure === undefined) return this.props.children;
    return (
      <Screen title={text(this.props.language, 'window.bug.title')}>
        <FailureNotice failure={failure} />
      </Screen>
    );
  }
}
