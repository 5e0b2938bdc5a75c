/** Third: what becomes of it. Each choice says what it will do; one that is not possible says why. */
import { ArrowLeft } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { ReturnLook } from '../../../../shared/contract/returns.ts';
import { type ReturnDecision, returnDecisions } from '../../../../shared/domain/device-return.ts';
import { errorTexts } from '../../../../shared/texts/text.ts';
import { useLanguage, useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './DecideStage.module.css';
import { type ChangeFlow, identifierOf, isSilent, orderFor, type ReturnFlow } from './return-flow.ts';
import stageStyles from './Returns.module.css';
import { StageTitle } from './StageTitle.tsx';
import { useUsualRecipe } from './use-usual-recipe.ts';

interface DecideStageProps {
  readonly flow: ReturnFlow;
  readonly onChange: ChangeFlow;
}

export function DecideStage({ flow, onChange }: DecideStageProps) {
  const t = useText();
  const { look, decision } = flow;
  const recipe = useUsualRecipe(look?.passport);
  if (look === undefined) return null;
  const identifier = identifierOf(flow);
  const choose = (value: string) => {
    const chosen = returnDecisions.find((each) => each === value);
    if (chosen !== undefined && chosen !== decision) onChange({ decision: chosen, order: orderFor(look, recipe) });
  };
  return (
    <>
      <StageTitle>{t('window.returns.decide.title', { identifier })}</StageTitle>
      <RadioGroup
        className={classNames(styles['choices'])}
        aria-label={t('window.returns.decide.title', { identifier })}
        value={decision ?? null}
        onChange={choose}
      >
        {look.decisions.map((possible) => (
          <Choice key={possible.decision} possible={possible} isAsked={!isSilent(look)} />
        ))}
      </RadioGroup>
      <div className={stageStyles['actions']}>
        <Button icon={<ArrowLeft aria-hidden />} onPress={() => onChange({ stage: 'compare' })}>
          {t('window.returns.back')}
        </Button>
        <Button look="primary" isDisabled={decision === undefined} onPress={() => onChange({ stage: 'fill' })}>
          {t('window.returns.go-on')}
        </Button>
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly possible: ReturnLook['decisions'][number];
  readonly isAsked: boolean;
}

function Choice({ possible: { decision, needsSecondPerson, refused }, isAsked }: ChoiceProps) {
  const t = useText();
  const why = useRefusal(refused, isAsked, decision);
  return (
    <Radio value={decision} className={classNames(styles['choice'])} isDisabled={why !== undefined}>
      <span className={styles['mark']} aria-hidden />
      <span className={styles['words']}>
        <strong>{t(`returns.decision.${decision}`)}</strong>
        <span>{t(`window.returns.means.${decision}`)}</span>
        {needsSecondPerson && <em>{t('window.returns.takes-two')}</em>}
        {why !== undefined && <span className={styles['why']}>{why}</span>}
      </span>
    </Radio>
  );
}

/** Provisioning needs a device that was asked; scrapping does not. */
function useRefusal(refused: ReturnLook['decisions'][number]['refused'], isAsked: boolean, decision: ReturnDecision): string | undefined {
  const t = useText();
  const language = useLanguage();
  if (refused !== undefined) {
    const { title, action } = errorTexts(language, refused.code, refused.params);
    return `${title}. ${action}`;
  }
  return isAsked || decision === 'scrap' ? undefined : t('window.returns.refused.not-asked');
}
