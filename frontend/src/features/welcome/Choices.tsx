import { IconBook, IconFileImport, IconFilePlus, IconFolderOpen } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { useCommand } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import styles from './WelcomeScreen.module.css';

const choices = [
  { id: 'sample', Icon: IconBook, primary: true },
  { id: 'new', Icon: IconFilePlus, primary: false },
  { id: 'open', Icon: IconFolderOpen, primary: false },
  { id: 'import', Icon: IconFileImport, primary: false },
] as const;

/** The ways to begin, four large and one small; their commands stand in WelcomeCommands. */
export function Choices() {
  const importPlan = useCommand('plan.importPlan');
  return (
    <ul className={styles.choices}>
      {choices.map((choice) => (
        <li key={choice.id}>
          <Choice {...choice} />
        </li>
      ))}
      {importPlan && (
        <li>
          <button type="button" className={styles.other} onClick={() => importPlan.run()}>
            {importPlan.title}
          </button>
        </li>
      )}
    </ul>
  );
}

function Choice({ id, Icon, primary }: (typeof choices)[number]) {
  const command = useCommand(`plan.${id}`);
  return (
    <button
      type="button"
      className={styles.choice}
      data-primary={primary || undefined}
      onClick={() => command?.run()}
    >
      <Icon size="1.25rem" stroke={1.6} aria-hidden />
      <span className={styles.words}>
        <b>{t(`welcome.${id}`)}</b>
        <small>{t(`welcome.${id}.text`)}</small>
      </span>
      {command?.keys?.[0] && <Keys caps={caps(command.keys[0])} />}
    </button>
  );
}
