import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { smart } from '~/bridge/calls';
import type { Severity, SmartLimit, SmartRuleEntry, SmartRules } from '~/bridge/types';
import { keys } from '~/data/keys';
import { useWrites } from '~/data/writes';

/** What a new plan has, in a choice. */
export const usual = '';

/** The rules and limits of the plan, and how to choose others. */
export interface RuleChoices {
  rules: SmartRules | undefined;
  error: unknown;
  again: () => void;
  /** Chooses how much a rule matters. Rejects with a CairnError. */
  setSeverity: (rule: SmartRuleEntry, severity: Severity | typeof usual) => Promise<unknown>;
  /** Gives a limit the number that was typed. Rejects with a CairnError at the limit's name. */
  setLimit: (limit: SmartLimit, typed: string) => Promise<unknown>;
}

/** Reads the rules and limits of the plan; every choice is saved at once and can be undone. */
export function useSmartRules(): RuleChoices {
  const client = useQueryClient();
  const { rewrite } = useWrites();
  const { data, error, refetch } = useQuery({ queryKey: keys.smartRules, queryFn: smart.rules });
  const set = useCallback(
    (choice: { rule: string; severity: string } | { limit: string; value: string }) =>
      rewrite(async () => {
        const none = { rule: '', severity: '', limit: '', value: '' };
        const { rules } = await smart.setRule({ ...none, ...choice });
        client.setQueryData(keys.smartRules, rules);
      }),
    [client, rewrite],
  );
  return {
    rules: data,
    error,
    again: () => void refetch(),
    setSeverity: ({ id }, severity) => set({ rule: id, severity }),
    setLimit: ({ name }, value) => set({ limit: name, value }),
  };
}

/** Whether the file holds a choice for a rule, also one that does not count. */
export function isRuleChanged(
  { id, severity, chosen }: SmartRuleEntry,
  leftOut: readonly string[],
): boolean {
  return chosen !== severity || leftOut.includes(choiceOfRule(id));
}

/** The same for a limit. */
export function isLimitChanged(limit: SmartLimit, leftOut: readonly string[]): boolean {
  return limit.value !== limit.default || leftOut.includes(choiceOfLimit(limit.name));
}

// How choices are called in the file; backend/smart/options.go has the names.
function choiceOfRule(id: string): string {
  return `severity.${id}`;
}

function choiceOfLimit(name: string): string {
  return `limit.${name}`;
}

/** What a person knows a choice by: the title of its rule or limit, else its name in the file. */
export function titleOfChoice(name: string, { rules, limits }: SmartRules): string {
  const about =
    rules.find(({ id }) => choiceOfRule(id) === name) ??
    limits.find((limit) => choiceOfLimit(limit.name) === name);
  return about?.title ?? name;
}
