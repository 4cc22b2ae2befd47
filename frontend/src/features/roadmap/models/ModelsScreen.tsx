import { Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { roadmap } from '~/bridge/roadmapCalls';
import type { Model, ModelsPage } from '~/bridge/roadmapTypes';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { ModelCard } from './ModelCard';
import styles from './models.module.css';
import { type Kind, kinds, NewModel } from './NewModel';

/** The ways to score: those that every plan has, and those that people made. */
export function ModelsScreen() {
  const { data, error, refetch } = useQuery({ queryKey: keys.models, queryFn: roadmap.models });
  if (data) return <Loaded page={data} />;
  return (
    <Sheet title={t('models.title')}>
      <SheetBody>
        {error !== null && (
          <Unreadable title={t('models.unreadable')} error={error} onRetry={() => void refetch()} />
        )}
      </SheetBody>
    </Sheet>
  );
}

function Loaded({ page }: { page: ModelsPage }) {
  const { readOnly } = usePlan();
  // The address has the chosen model where that of a view has the chosen initiative.
  const { initiative: wanted } = useParams<{ initiative?: string }>();
  const [, go] = useLocation();
  const [making, setMaking] = useState<Kind | null>(null);
  const named = (id: string | undefined) => page.models.find((each) => each.id === id);
  const current = named(page.current);
  const model = named(wanted) ?? current ?? page.models[0];
  const choose = (id: string) => {
    setMaking(null);
    go(id === '' ? '/roadmap/models' : `/roadmap/models/${id}`, { replace: true });
  };
  return (
    <Sheet
      title={t('models.title')}
      line={t('models.line', { model: current?.name ?? '' })}
      actions={
        <>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowLeft size="0.9375rem" aria-hidden />}
            onClick={() => go('/roadmap')}
          >
            {t('models.back')}
          </Button>
          {!readOnly && <New onMake={setMaking} />}
        </>
      }
    >
      <SheetBody>
        <div className={styles.columns}>
          <nav aria-label={t('models.list')}>
            <List
              title={t('models.own')}
              none={t('models.own.none')}
              models={page.models.filter(({ builtIn }) => !builtIn)}
              chosen={making ? '' : (model?.id ?? '')}
              current={page.current}
              onChoose={choose}
            />
            <List
              title={t('models.builtIn')}
              models={page.models.filter(({ builtIn }) => builtIn)}
              chosen={making ? '' : (model?.id ?? '')}
              current={page.current}
              onChoose={choose}
            />
          </nav>
          {making ? (
            <NewModel
              key={making}
              kind={making}
              page={page}
              onMade={choose}
              onGiveUp={() => setMaking(null)}
            />
          ) : (
            model && (
              <ModelCard key={model.id} model={model} page={page} onGone={() => choose('')} />
            )
          )}
        </div>
      </SheetBody>
    </Sheet>
  );
}

function New({ onMake }: { onMake: (kind: Kind) => void }) {
  return (
    <Menu position="bottom-end" width={240} transitionProps={{ duration: 0 }} returnFocus={false}>
      <Menu.Target>
        <Button leftSection={<IconPlus size="0.9375rem" aria-hidden />}>{t('models.new')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onMake(kind)}>
            {t(`models.new.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ListProps {
  title: string;
  /** What is said where there is none. */
  none?: string;
  models: readonly Model[];
  chosen: string;
  current: string;
  onChoose: (id: string) => void;
}

function List({ title, none, models, chosen, current, onChoose }: ListProps) {
  return (
    <>
      <h2 className={styles.listHead}>{title}</h2>
      {models.length === 0 && none && <p className={styles.quiet}>{none}</p>}
      <ul className={styles.list}>
        {models.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === chosen || undefined}
              data-arrive={id === chosen || undefined}
              onClick={() => onChoose(id)}
            >
              {name}
              {id === current && <span className={styles.quiet}>{t('models.isPlans')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
