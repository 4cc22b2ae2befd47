import { useMemo, useState } from 'react';
import { type Command, useCommands } from '~/app/commands/registry';
import type { Ranking, Roadmap } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { later } from '~/ui/later';
import type { PresenterProps } from './Presenter';

const Presenter = later<PresenterProps>(async () => (await import('./Presenter')).Presenter);

/** Offers the command that shows the ranking on a projector; answers what is shown, or null. */
export function usePresenting(page: Roadmap, ranking: Ranking | undefined): React.ReactNode {
  const [isOn, setOn] = useState(false);
  const isKnown = ranking !== undefined;
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'roadmap.present',
        title: t('present.command'),
        group: 'view',
        disabled: !isKnown,
        run: () => setOn(true),
      },
    ],
    [isKnown],
  );
  useCommands(commands);
  if (!isOn || !ranking) return null;
  return <Presenter page={page} ranking={ranking} onLeave={() => setOn(false)} />;
}
