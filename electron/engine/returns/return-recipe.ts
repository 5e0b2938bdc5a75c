/**
 * The recipe of a return: its own steps in front of those of the chosen recipe, so that the old certificate is revoked and the old
 * request closed before anything new is made. It is stored by its hash, as every recipe of a batch.
 */
import type { ReturnDecision } from '../../../shared/domain/device-return.ts';
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import type { Profile, Recipe, RecipeStep } from '../../../shared/domain/recipe.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

/** How the names of such recipes begin. */
export const RETURN_RECIPE = 'Return · ';

/** Who the device may say that it is, and where it may be registered. */
export interface ReturnIdentity {
  readonly accept: Readonly<Partial<Record<IdentifierKind, readonly string[]>>>;
  readonly clientIds: readonly string[];
  readonly accounts: readonly string[];
  /** The client id that it has from now on. */
  readonly goesOnAs?: string | undefined;
}

export interface ReturnPlan {
  readonly decision: ReturnDecision;
  /** Undefined for `scrap` only. */
  readonly recipe: Recipe | undefined;
  readonly profile: Profile;
  readonly identity: ReturnIdentity;
  /** Where a person named them for a move. */
  readonly targetCertificates?: readonly string[] | undefined;
  /** What the device said of its provisioning when it was looked at. */
  readonly isProvisioned?: boolean | undefined;
  readonly logs: 'keep' | 'clear';
  readonly resetPassword: boolean;
  readonly absent: boolean;
  /** What a person at the lane is told to do to the old request, and confirms. */
  readonly question?: string | undefined;
}

const REVOKED_FOR = {
  'same-identity': 'superseded',
  'new-identity': 'cessation-of-operation',
  'move-account': 'affiliation-changed',
  scrap: 'cessation-of-operation',
} as const satisfies Record<ReturnDecision, StepParams<'return.revoke'>['reason']>;

/** `returns/recipe-needed`, `returns/recipe-not-usable`, `returns/target-certificates-unknown`. */
export function composeReturnRecipe(plan: ReturnPlan): Recipe {
  const { decision, recipe, profile } = plan;
  if (decision !== 'scrap') return composeWith(demandRecipe(plan), plan);
  const steps = [...openingSteps(plan), { step: 'return.close', with: { scrap: true } } as const];
  return { lineside: 1, recipe: `${RETURN_RECIPE}${decision}`, model: recipe?.model ?? '', version: recipe?.version ?? 1, profile, steps };
}

function demandRecipe({ decision, recipe }: ReturnPlan): Recipe {
  if (recipe === undefined) throw new AppError('returns/recipe-needed', { params: { decision } });
  return recipe;
}

function composeWith(recipe: Recipe, plan: ReturnPlan): Recipe {
  const { decision, profile } = plan;
  const own = recipe.steps.map((step) => fitted(step, plan));
  refuseUnfit(decision, { ...recipe, steps: own });
  const { $schema: _editors, description: _words, ...kept } = recipe;
  const name = `${RETURN_RECIPE}${decision} · ${recipe.recipe}`.slice(0, 200);
  return { ...kept, recipe: name, profile, steps: [...openingSteps(plan), ...own, { step: 'return.close', with: { scrap: false } }] };
}

/** True for the recipe of a return whose device is not there to be asked. */
export function saysNothing({ steps }: Recipe): boolean {
  return steps.some((step) => step.step === 'return.owner' && step.with.maySayNothing);
}

/** Revoking before wiping: a device that is wiped can still be read in the list, one that is not revoked could still log in. */
function openingSteps(plan: ReturnPlan): RecipeStep[] {
  const { decision, identity, absent, logs, resetPassword } = plan;
  const { accept, clientIds, accounts, goesOnAs } = identity;
  const isScrap = decision === 'scrap';
  const reset: RecipeStep[] = resetPassword ? [{ step: 'return.reset-password', with: { restartTimeoutSeconds: 300 } }] : [];
  const asked: RecipeStep[] =
    plan.question === undefined ? [] : [{ step: 'prompt', with: { text: plan.question, kind: 'confirm', timeoutSeconds: 3600 } }];
  return [
    {
      step: 'return.owner',
      with: {
        accept: Object.fromEntries(Object.entries(accept).map(([fact, texts]) => [fact, [...texts]])),
        clientIds: [...clientIds],
        accounts: [...accounts],
        maySayNothing: isScrap && absent,
      },
    },
    { step: 'return.revoke', with: { reason: REVOKED_FOR[decision] } },
    {
      step: 'return.request',
      with: { clientIds: [...clientIds], action: 'disable', ...(isScrap || goesOnAs === undefined ? {} : { goesOnAs }) },
    },
    ...asked,
    ...reset,
    {
      step: 'return.wipe',
      with: { keys: true, snapshots: true, credentials: true, logs, components: [], maySayNothing: isScrap && absent },
    },
  ];
}

/**
 * A gateway that says it is provisioned is provisioned again, with `enabled` true and `provisioned` false in one update after the check
 * of the certificates; one that is not, for the first time (esf.md §6).
 */
function fitted(step: RecipeStep, { decision, isProvisioned, targetCertificates = [] }: ReturnPlan): RecipeStep {
  if (step.step !== 'everyware.provision') return step;
  const isMove = decision === 'move-account';
  const isAgain = isMove ? isProvisioned !== false : isProvisioned;
  return {
    ...step,
    with: {
      ...step.with,
      ...(isAgain === undefined ? {} : { mode: isAgain ? 'again' : 'first' }),
      ...(isMove && targetCertificates.length > 0 ? { targetCertificates: [...targetCertificates] } : {}),
    },
  };
}

function refuseUnfit(decision: ReturnDecision, recipe: Recipe): void {
  const params = { recipe: recipe.recipe, decision };
  if (recipe.steps.some(({ step }) => step.startsWith('return.'))) throw new AppError('returns/recipe-not-usable', { params });
  if (decision === 'move-account' && !knowsTargetCertificates(recipe))
    throw new AppError('returns/target-certificates-unknown', { params });
}

/** The step that has them loaded, or looks for them, before provisioning begins. */
const LOADED_BEFORE: ReadonlySet<string> = new Set(['everyware.target-certificates']);

/** "make sure that the target EC instance certificates are actually loaded" (esf.md §6): the recipe has to say which those are. */
function knowsTargetCertificates({ steps }: Recipe): boolean {
  const provisioning = steps.filter((step) => step.step === 'everyware.provision');
  const first = steps.findIndex(({ step }) => step === 'everyware.provision');
  const isLoaded = steps.slice(0, Math.max(first, 0)).some(({ step }) => LOADED_BEFORE.has(step));
  const isNamed = (texts: readonly string[] | undefined) => (texts ?? []).some((text) => text.trim() !== '');
  return provisioning.length > 0 && (isLoaded || provisioning.every((step) => isNamed(step.with.targetCertificates)));
}
