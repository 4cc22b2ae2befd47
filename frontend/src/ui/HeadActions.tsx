import { Button } from '@mantine/core';
import { IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { runCommand, useOffered } from '~/app/commands/registry';
import { t } from '~/strings/strings';

interface Props {
  /** The command that opens and closes the panel. */
  details: string;
  /** The command that adds a row. It has no button while it cannot be done. */
  add: string;
}

/** The buttons at the head of a screen with a list and a panel. Not drawn again with every row. */
export const HeadActions = memo(function HeadActions({ details, add }: Props) {
  const adding = useOffered(add);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconLayoutSidebarRight size="0.9375rem" aria-hidden />}
        onClick={() => runCommand(details)}
      >
        {t('panel.tab.details')}
      </Button>
      {adding !== null && (
        <Button
          leftSection={<IconPlus size="0.9375rem" aria-hidden />}
          onClick={() => runCommand(add)}
        >
          {adding}
        </Button>
      )}
    </>
  );
});
