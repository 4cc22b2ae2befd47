import { Button } from '@mantine/core';
import { t } from '~/strings/strings';
import { Message } from './Message';
import { sentenceOf } from './sentence';

interface Props {
  /** What could not be read. */
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** Says why something could not be read, and reads it again. */
export function Unreadable({ title, error, onRetry }: Props) {
  return (
    <Message
      title={title}
      actions={
        <Button variant="default" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      }
    >
      {sentenceOf(error)}
    </Message>
  );
}
