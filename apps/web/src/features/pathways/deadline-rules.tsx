import { useTranslation } from 'react-i18next';
import type { Pathway } from '../../api';
import { languageOf, wordFor } from '../../i18n/i18n';
import { listInWords } from '../handover/pathway-words';
import { EvidenceTag } from './evidence-tag';
import { dueInWords, levelInWords, ruleInWords, type Deadline, type Rule } from './rule-words';

interface StatedRule {
  readonly when: string;
  readonly rule: Rule;
  readonly evidence: string;
  readonly source: string;
}

/** The deadlines of a pathway: how long, since when, who is told at which level, and how sure each number is. */
export function DeadlineRules({ pathway }: { readonly pathway: Pathway }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t('pathways.deadlines')}</h2>
      {pathway.deadlines.map((deadline) => (
        <article key={deadline.name} className="deadline-rule">
          <h3>{deadline.label[languageOf(i18n)]}</h3>
          <p className="deadline-why">
            {t(`pathways.waitsFor.${deadline.waitsFor}`)}
            {deadline.pausesWithQuestion === true ? ` · ${t('pathways.pauses')}` : ''}
          </p>
          <Lengths pathway={pathway} deadline={deadline} />
          <Levels deadline={deadline} />
        </article>
      ))}
    </section>
  );
}

function Lengths({ pathway, deadline }: { readonly pathway: Pathway; readonly deadline: Deadline }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const { configured } = deadline;
  return (
    <ul className="nobullet-list">
      {(deadline.rules as unknown as readonly StatedRule[]).map(({ when, rule, evidence, source }) => {
        const words = dueInWords(t, language, pathway, deadline, rule);
        return (
          <li key={`${when} ${words}`}>
            <strong>{when === 'effect-within-24-hours' ? t('pathways.within24', { rule: words }) : words}</strong>{' '}
            <EvidenceTag evidence={evidence} source={source} />
          </li>
        );
      })}
      {configured === null ? null : (
        <li>
          {t('pathways.configured', {
            length: ruleInWords(t, language, {
              clock: String(configured['clock']),
              duration: String(configured['duration']),
            }),
          })}
        </li>
      )}
    </ul>
  );
}

function Levels({ deadline: { levels } }: { readonly deadline: Deadline }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  return (
    <ul className="nobullet-list deadline-levels">
      {levels.map(({ rule, tells, when, evidence, source }) => {
        const words = t('pathways.level', {
          level: rule.level,
          at: levelInWords(t, language, rule.at),
          tells: listInWords(
            tells.map((each) => wordFor(i18n, 'audience', each)),
            language,
          ),
        });
        return (
          <li key={`${when ?? ''} ${words}`}>
            {when === 'effect-within-24-hours' ? t('pathways.within24', { rule: words }) : words}{' '}
            <EvidenceTag evidence={evidence} source={source} />
          </li>
        );
      })}
    </ul>
  );
}
