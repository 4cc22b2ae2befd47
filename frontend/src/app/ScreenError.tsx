import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { t } from '~/strings/strings';
import { Message } from '~/ui/Message';
import styles from './ScreenError.module.css';

interface State {
  error: Error | null;
}

/** Keeps a fault in one screen from taking the window with it. */
export class ScreenError extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <main className={styles.screen}>
        <Message
          title={t('error.screen')}
          actions={
            <Button variant="default" onClick={() => this.setState({ error: null })}>
              {t('action.tryAgain')}
            </Button>
          }
        >
          {t('error.screen.text')}
        </Message>
      </main>
    );
  }
}
