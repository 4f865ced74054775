import type { OrganizationId } from '@stafet/core';
import { isOvertaken, type CitizenFact } from './citizen-fact';
import type { TriggerId } from './trigger-rules';

/** A rule that a fact has met, with the facts that met it, in the order in which they happened. */
export interface Judgement {
  readonly rule: TriggerId;
  readonly because: readonly CitizenFact[];
}

/** What a rule is judged with: its numbers, or nothing where the rule does not hold. */
export type NumbersOf = (rule: TriggerId) => Readonly<Record<string, number>> | undefined;

// Milliseconds.
const day = 24 * 60 * 60 * 1_000;

/**
 * The rules that `fact` meets together with what is `known` already, which includes neither it nor a repeat of it. When
 * things happened decides, and not when they were told.
 */
export function judge(
  fact: CitizenFact,
  known: readonly CitizenFact[],
  numbersOf: NumbersOf,
  isPsychiatric: (unit: OrganizationId) => boolean,
): readonly Judgement[] {
  const judged = (rule: TriggerId, because: (numbers: Readonly<Record<string, number>>) => readonly CitizenFact[]) => {
    const numbers = numbersOf(rule);
    const facts = numbers === undefined ? [] : because(numbers);
    return facts.length === 0 ? [] : [{ rule, because: facts }];
  };
  const others = (type: CitizenFact['type']) => known.filter((each) => each.type === type);

  switch (fact.type) {
    case 'admission': {
      if (!isPsychiatric(fact.unit)) return [];
      const admissions = others('admission').filter(({ unit }) => isPsychiatric(unit));
      const isFirst = fact.details.first === true && fact.details.psychosocialProblems === true;
      return [
        ...judged('first-admission', () => (isFirst ? [fact] : [])),
        ...judged('repeated-admissions', ({ shortCount, shortDays, longCount, longDays }) =>
          together(within(fact, admissions, shortCount, shortDays), within(fact, admissions, longCount, longDays)),
        ),
      ];
    }
    case 'no-show':
      if (!isPsychiatric(fact.unit)) return [];
      return judged('missed-appointment', ({ noShows, noShowDays }) =>
        within(
          fact,
          others('no-show').filter(({ unit }) => isPsychiatric(unit)),
          noShows,
          noShowDays,
        ),
      );
    case 'acute-contact':
      return judged('missed-appointment', ({ acuteContacts, acuteContactDays }) =>
        within(fact, others('acute-contact'), acuteContacts, acuteContactDays),
      );
    case 'bup-course':
      return judged('approaching-21', () => (leadsToAdults(fact) && !isOvertaken(fact, known) ? [fact] : []));
    default:
      return [];
  }
}

/** «indtil patienten fylder 21 år», and never «patienter med spiseforstyrrelse, uanset alder» [SEED] S2. */
export function leadsToAdults({ details }: Pick<CitizenFact, 'details'>): boolean {
  return details.under18AtReferral === true && details.eatingDisorder !== true;
}

/** The facts of the periods of so many days with so many facts or more that `fact` belongs to; none where there is none. */
function within(
  fact: CitizenFact,
  others: readonly CitizenFact[],
  count = Number.POSITIVE_INFINITY,
  days = 0,
): readonly CitizenFact[] {
  const ordered = inOrder([fact, ...others]);
  const periods = ordered.map((first) =>
    ordered.filter(({ at }) => at >= first.at && Date.parse(at) - Date.parse(first.at) <= days * day),
  );
  return together(...periods.filter((period) => period.length >= count && period.includes(fact)));
}

function together(...groups: readonly (readonly CitizenFact[])[]): readonly CitizenFact[] {
  return inOrder([...new Set(groups.flat())]);
}

function inOrder(facts: readonly CitizenFact[]): readonly CitizenFact[] {
  return [...facts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
