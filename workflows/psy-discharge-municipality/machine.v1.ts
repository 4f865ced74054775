import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P01, den gode udskrivelse: a psychiatric ward hands a citizen over to the citizen's municipality.
 *
 * «… hvor hver aktør i samarbejdet har ansvaret for en patient/borger, indtil ansvaret er fuldt ud overdraget og
 * bekræftet af en anden aktør.» [SEED] S0. Follow it with a finger from top to bottom.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'psy-discharge-municipality.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The ward writes. Nobody has been asked for anything.
    draft,
    // The municipality has been asked: it opens, asks, confirms, rejects or sends on. The ward holds every item.
    asked,
    // Item by item: what is still asked for, what waits for the discharge, what has moved.
    answered,
    // Confirmed, and the discharge is still ahead: the ward holds it until then.
    accepted,
    // A discharge that is brought forward voids the confirmation; one that is postponed takes the transfer along.
    rescheduled,
    // The municipality holds it. The ward cannot take it back, the municipality cannot push it back.
    transferred,
    ...endings,
  },
});
