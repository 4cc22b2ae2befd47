import { IconGauge } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Template } from '~/bridge/types';
import { t } from '~/strings/strings';
import { grouped } from './list';
import styles from './templates.module.css';

interface Props {
  /** Id of the list, which the search field drives. */
  id: string;
  templates: readonly Template[];
  chosen: Template | undefined;
  onChoose: (template: Template) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Id of a line, for the field that drives the list. */
export function optionId(list: string, template: Template): string {
  return `${list}-${template.id}`;
}

/** The templates by phase, each with how much of it the plan's KPIs would measure. */
export function TemplateList({ id, templates, chosen, onChoose, onKeyDown }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const chosenId = chosen && optionId(id, chosen);
  useEffect(() => {
    const line = list.current?.querySelector('[aria-selected="true"]');
    line?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={0}
      aria-label={t('templates.list')}
      aria-activedescendant={chosenId}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {grouped(templates).map(({ title, templates: ofPhase }) => (
        <div key={title} role="group" aria-label={title}>
          <div className={styles.phase} aria-hidden="true">
            {title}
          </div>
          {ofPhase.map((each) => (
            <div
              key={each.id}
              id={optionId(id, each)}
              role="option"
              tabIndex={-1}
              aria-selected={each.id === chosen?.id}
              className={styles.option}
              onClick={() => onChoose(each)}
              onKeyDown={onKeyDown}
            >
              <span className={styles.name}>{each.title}</span>
              <span className={styles.fit} data-whole={each.whole}>
                <IconGauge size="0.875rem" aria-hidden />
                {t('templates.fit', { measured: each.measured, wanted: each.wanted })}
                {each.used && ` · ${t('templates.used')}`}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
