import { useMemo, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { plans } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { NewPlan, PlanInfo } from '~/bridge/types';
import { useReplacePlan } from '~/data/plan';
import { lastScreen } from '~/data/screen';

/** A plan that did not open, or something that failed behind the page. */
export interface Refusal {
  /** "" where the refusal names none. */
  path: string;
  error: CairnError;
  /** A plan was to be opened. */
  opening: boolean;
}

/** What shall be imported into a plan once it is open: a spreadsheet, or the folder of an export. */
export interface Coming {
  kind: 'spreadsheet' | 'plan';
  path: string;
}

/** How far a person is with opening or making a plan. The commands, the dialogs and Welcome share it. */
interface State {
  /** A plan is being opened: nothing else is begun meanwhile. */
  busy: boolean;
  refusal: Refusal | null;
  /** The form of a new plan, and what shall be imported into it. */
  form: { coming: Coming | null } | null;
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
  /** Asks for a plan and opens it, and begins the import of what is coming. */
  pick: (coming?: Coming) => Promise<void>;
  sample: () => Promise<boolean>;
  /** Rejects with a CairnError; the form stays as it is then. */
  create: (plan: NewPlan, coming: Coming | null) => Promise<void>;
  restore: (path: string, backup: string) => Promise<boolean>;
  showForm: (coming?: Coming) => void;
  hideForm: () => void;
  dismiss: () => void;
}

/** Everything that opens a plan: what is open stays until the other one is. */
export function useOpening(): Opening {
  const replacePlan = useReplacePlan();
  const [, go] = useLocation();
  return useMemo(() => {
    const arrive = async (plan: PlanInfo, coming: Coming | null) => {
      await replacePlan(plan);
      put({ busy: false, refusal: null, form: null, begun: true });
      if (coming?.kind === 'spreadsheet') go('/import', { state: { file: coming.path } });
      else if (coming) go('/import-plan', { state: { folder: coming.path } });
      else go(lastScreen(plan.id));
    };
    const attempt = async (
      path: string,
      call: () => Promise<PlanInfo>,
      coming: Coming | null = null,
    ) => {
      if (state.busy) return false;
      put({ busy: true });
      try {
        await arrive(await call(), coming);
        return true;
      } catch (reason) {
        showRefusal(reason, path);
        return false;
      }
    };
    const open = (path: string, coming?: Coming) => attempt(path, () => plans.open(path), coming);
    return {
      open: (path) => open(path),
      pick: async (coming) => {
        try {
          const path = await plans.pickOpen();
          if (path) await open(path, coming);
        } catch (reason) {
          showRefusal(reason);
        }
      },
      sample: () => attempt('', plans.createSample),
      create: async (plan, coming) => arrive(await plans.create(plan), coming),
      restore: (path, backup) => attempt(path, () => plans.restoreFile(path, backup)),
      showForm: (coming) => put({ form: { coming: coming ?? null }, refusal: null }),
      hideForm: () => put({ form: null }),
      dismiss: () => put({ refusal: null, begun: true }),
    };
  }, [replacePlan, go]);
}
