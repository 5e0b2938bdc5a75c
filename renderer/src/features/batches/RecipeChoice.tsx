/** The recipes, each with its steps; those for other kinds of batch cannot be chosen and say why. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { RecipeSummary } from '../../../../shared/contract/batches.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';
import { stepTitle } from '../../../../shared/texts/step-title.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './RecipeChoice.module.css';

export interface RecipeChoiceProps {
  readonly recipes: readonly RecipeSummary[];
  readonly profile: Profile;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

export function RecipeChoice({ recipes, profile, chosen, onChoose }: RecipeChoiceProps) {
  const t = useText();
  const language = useLanguage();
  const fittingFirst = recipes.toSorted((a, b) => Number(b.profile === profile) - Number(a.profile === profile));
  return (
    <RadioGroup className={classNames(styles['recipes'])} value={chosen ?? null} onChange={onChoose}>
      <Label className={classNames(styles['label'])}>{t('window.recipe.label')}</Label>
      <div className={styles['list']}>
        {fittingFirst.map((recipe) => (
          <Radio key={recipe.id} value={recipe.id} isDisabled={recipe.profile !== profile} className={classNames(styles['recipe'])}>
            <span className={styles['head']}>
              <span className={styles['mark']} aria-hidden />
              <strong>{recipe.name}</strong>
              <span className={styles['version']}>{t('window.recipe.version', { version: recipe.version, model: recipe.model })}</span>
            </span>
            {recipe.description !== '' && <span className={styles['text']}>{recipe.description}</span>}
            {recipe.profile === profile ? (
              <span className={styles['stepNames']}>
                {recipe.steps.map((step, index) => (
                  // A recipe's steps are a fixed order, so the place is the identity.
                  <span key={index}>
                    {index + 1} {stepTitle(language, step)}
                  </span>
                ))}
              </span>
            ) : (
              <span className={styles['text']}>{t('window.recipe.other-profile', { profile: t(`window.profile.${recipe.profile}`) })}</span>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
