import { useMemo, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { plans } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { NewPlan, PlanInfo } from '~/bridge/types';
import { useReplacePlan } from '~/data/plan';

/** A plan that did not open, or something that failed behind the page. */
export interface Refusal {
  /** "" where the refusal names none. */
  path: string;
  error: CairnError;
  /** A plan was to be opened. */
  opening: boolean;
}

/** How far a person is with opening or making a plan. The commands, the dialogs and Welcome share it. */
interface State {
  /** A plan is being opened: nothing else is begun meanwhile. */
  busy: boolean;
  refusal: Refusal | null;
  /** The form of a new plan; `file` is the spreadsheet that shall be imported into it, or "". */
  form: { file: string } | null;
  /** The refusal that the app began with has been seen. */
  begun: boolean;
}

let state: State = { busy: false, refusal: null, form: null, begun: false };
const listeners = new Set<() => void>();

function put(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** Only a plan that is being opened is refused with these. */
const openingCodes: readonly string[] = ['not_found', 'unsupported', 'damaged', 'too_new', 'busy'];

/** The refusal of a plan at a path, or of what an error that came unasked names. */
export function refusalOf(reason: unknown, path = ''): Refusal {
  const error = toCairnError(reason);
  const named = typeof error.params.path === 'string' ? error.params.path : '';
  return {
    path: path || named,
    error,
    opening: path !== '' || openingCodes.includes(error.code),
  };
}

/** Shows why something did not open; `reason` is what a call or an event brought. */
export function showRefusal(reason: unknown, path = ''): void {
  put({ busy: false, refusal: refusalOf(reason, path) });
}

/** How opening and making plans stands. */
export function useOpeningState(): State {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

export interface Opening {
  /** Opens a plan, or shows why it does not open. Like the others it answers whether a plan opened. */
  open: (path: string) => Promise<boolean>;
  /** Asks for a plan and opens it. `file` is a spreadsheet to import into it then, or "". */
  pick: (file?: string) => Promise<void>;
  sample: () => Promise<boolean>;
  /** Rejects with a CairnError; the form stays as it is then. */
  create: (plan: NewPlan, file: string) => Promise<void>;
  restore: (path: string, backup: string) => Promise<boolean>;
  showForm: (file?: string) => void;
  hideForm: () => void;
  dismiss: () => void;
}

/** Everything that opens a plan: what is open stays until the other one is. */
export function useOpening(): Opening {
  const replacePlan = useReplacePlan();
  const [, go] = useLocation();
  return useMemo(() => {
    const arrive = async (plan: PlanInfo, file: string) => {
      await replacePlan(plan);
      put({ busy: false, refusal: null, form: null, begun: true });
      if (file) go('/import', { state: { file } });
      else go('/objectives');
    };
    const attempt = async (path: string, file: string, call: () => Promise<PlanInfo>) => {
      if (state.busy) return false;
      put({ busy: true });
      try {
        await arrive(await call(), file);
        return true;
      } catch (reason) {
        showRefusal(reason, path);
        return false;
      }
    };
    const open = (path: string, file = '') => attempt(path, file, () => plans.open(path));
    return {
      open: (path) => open(path),
      pick: async (file = '') => {
        try {
          const path = await plans.pickOpen();
          if (path) await open(path, file);
        } catch (reason) {
          showRefusal(reason);
        }
      },
      sample: () => attempt('', '', plans.createSample),
      create: async (plan, file) => arrive(await plans.create(plan), file),
      restore: (path, backup) => attempt(path, '', () => plans.restoreFile(path, backup)),
      showForm: (file = '') => put({ form: { file }, refusal: null }),
      hideForm: () => put({ form: null }),
      dismiss: () => put({ refusal: null, begun: true }),
    };
  }, [replacePlan, go]);
}
