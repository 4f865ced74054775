import { accepted, answered, asked, draft, endings, rescheduled, transferred } from '../lifecycle-states';
import { lifecycle } from '../lifecycle';

/**
 * P19, psykiatri og det regionale socialområde: admission from a regional social offer, and discharge to it.
 *
 * «Der ønskes udarbejdet en samarbejdsaftale med det regionale socialområde, som skal sikre gode forløb i overgangen
 * mellem psykiatri- og socialområdet.» [SEED] S0. Until there is one, it runs as psychiatry and botilbud (P08) does.
 */
export const machineV1 = lifecycle.createMachine({
  id: 'regional-social-offers.v1',
  context: ({ input }) => input,
  initial: 'draft',
  states: {
    // The ward writes of a discharge, or the offer of a resident who may need admission.
    draft,
    // At a discharge the offer (provider) and the municipality (authority) are asked each in a handover of its own.
    asked,
    answered,
    // Confirmed, and the discharge is still ahead: the ward holds it until then.
    accepted,
    rescheduled,
    // The offer supports, the municipality is the authority, or psychiatry assesses and completes with what it found.
    transferred,
    ...endings,
  },
});
