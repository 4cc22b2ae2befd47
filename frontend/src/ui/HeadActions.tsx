import { Button } from '@mantine/core';
import { IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { t } from '~/strings/strings';

/** What a button does; a command is one. */
interface Act {
  title: string;
  disabled?: boolean;
  run: () => void;
}

interface Props {
  /** Opens and closes the panel. */
  details: Act | undefined;
  /** Adds a row; left out where something else on the screen offers it. */
  add: Act | undefined;
}

/** The buttons at the head of a screen with a list and a panel. */
export function HeadActions({ details, add }: Props) {
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconLayoutSidebarRight size="0.9375rem" aria-hidden />}
        onClick={() => details?.run()}
      >
        {t('panel.tab.details')}
      </Button>
      {add && !add.disabled && (
        <Button leftSection={<IconPlus size="0.9375rem" aria-hidden />} onClick={() => add.run()}>
          {add.title}
        </Button>
      )}
    </>
  );
}
