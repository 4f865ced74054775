import { refusalProblems, type Problem } from './refusal-problems';

const others = {
  malformed: {
    status: 400,
    title: 'The request is not well-formed',
    detail: 'errors says what was wrong and where; nothing was changed.',
  },
  'idempotency-key-required': {
    status: 400,
    title: 'Idempotency-Key is missing or not a UUID',
    detail: 'Send a new UUID in the header Idempotency-Key with every command, and the same one when you repeat it.',
  },
  'personal-data-in-url': {
    status: 400,
    title: 'A CPR number does not belong in an address',
    detail: 'Search for a citizen with POST /patients/search; addresses end up in logs.',
  },
  'not-authenticated': {
    status: 401,
    title: 'Log in first',
    detail: 'Send a valid access token as Authorization: Bearer, or log in at /auth/login.',
  },
  'cross-site-request': {
    status: 403,
    title: 'The request came from another site',
    detail: 'A command with a session cookie must come from Stafet’s own pages. Systems use an access token.',
  },
  'role-required': {
    status: 403,
    title: 'Your role does not give access to this',
    detail: 'Ask the administrator of your organisation for the role that does.',
  },
  'sender-not-yours': {
    status: 403,
    title: 'You cannot send for this organisation',
    detail: 'Use one of the organisations that GET /me lists.',
  },
  'unknown-handover': {
    status: 404,
    title: 'No such handover, or not yours to know',
    detail: 'Check the id. You see handovers to which your organisation is a party.',
  },
  'unknown-course': {
    status: 404,
    title: 'No such course, or not yours to know',
    detail: 'Check the id. You see courses of which your organisation has sent or been sent a part.',
  },
  'unknown-patient': {
    status: 404,
    title: 'No such citizen, or not yours to know',
    detail: 'Search with POST /patients/search.',
  },
  'unknown-pathway': {
    status: 404,
    title: 'No such pathway',
    detail: 'GET /pathways lists those that exist.',
  },
  'unknown-proposal': {
    status: 404,
    title: 'No such proposal, or not yours to take',
    detail: 'GET /proposals lists those that your organisations can take.',
  },
  'unknown-trigger': {
    status: 404,
    title: 'No such rule',
    detail: 'GET /triggers lists those that exist.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing here',
    detail: 'See /api/docs for the addresses that exist.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This cannot be done at this address',
    detail: 'The header Allow lists the methods that it has.',
  },
  'item-already-in-handover': {
    status: 409,
    title: 'The item is in another handover already',
    detail: 'An item can be in one live handover at a time. `handover` is the id of the one that it is in.',
  },
  'not-handed-on': {
    status: 409,
    title: 'It is still with you',
    detail: 'Hand it on with a new handover, and complete this one when the other side has confirmed.',
  },
  'sender-not-holder': {
    status: 409,
    title: 'The sender does not hold this item',
    detail: 'Only the organisation that holds an item can hand it over.',
  },
  'proposal-not-open': {
    status: 409,
    title: 'The proposal is not open any more',
    detail:
      'Somebody has taken or dismissed it, or something else has come in its place. GET /proposals lists those that are open.',
  },
  'request-in-progress': {
    status: 409,
    title: 'Others are at the same handover right now',
    detail: 'Repeat it with the same Idempotency-Key after the time in Retry-After.',
  },
  'version-stale': {
    status: 412,
    title: 'The handover has changed since you read it',
    detail: 'Read it again and look at what changed before you act; lastFact says who did what when.',
  },
  'pathway-version-exists': {
    status: 409,
    title: 'This version of the pathway exists already',
    detail: 'What a version means never changes. Give the document a version above `newest`.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The request is too large',
    detail: 'Keep the body below 256 kB, and the document of a pathway below 1 MB.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
    detail: 'Use a new UUID for a new request; the same one only for an exact repeat.',
  },
  'pathway-unknown-here': {
    status: 422,
    title: 'The pathway does not exist',
    detail: 'GET /pathways lists those that exist.',
  },
  'pathway-unsound': {
    status: 422,
    title: 'The pathway breaks a promise',
    detail: '`story` tells, in both languages, how somebody would be left without a holder or without a deadline.',
  },
  'pathway-too-large': {
    status: 422,
    title: 'The pathway cannot be proved in the time and memory that a check may take',
    detail: 'Give it fewer steps, or acts with fewer coded values. `stafet pathways check` may take longer.',
  },
  'organization-type-unknown': {
    status: 422,
    title: 'There is no such type of organisation',
    detail: 'Use the types that GET /organizations lists; `types` are those that are unknown.',
  },
  'organization-unknown': {
    status: 422,
    title: 'The organisation does not exist at that time',
    detail: 'GET /organizations lists those that exist, with validity.',
  },
  'sender-unsuitable': {
    status: 422,
    title: 'This organisation cannot send on this pathway',
    detail: 'GET /pathways says which types of organisation send.',
  },
  'no-route': {
    status: 422,
    title: 'Nobody of that kind may hand this over to such a receiver',
    detail: '`ways` lists the ways that are open to the sender on that day, with the items that each carries.',
  },
  'receiver-not-proposable': {
    status: 422,
    title: 'No receiver can be proposed',
    detail: 'Name the receiver, or give patient.municipality so that the catchment table can.',
  },
  'item-not-in-pathway': {
    status: 422,
    title: 'The pathway does not hand this item over',
    detail: 'GET /pathways lists the items of each pathway.',
  },
  'cpr-invalid': {
    status: 422,
    title: 'This is not a CPR number',
    detail: 'Ten digits that begin with a date, or a replacement number.',
  },
  'municipality-unknown': {
    status: 422,
    title: 'There is no such municipality',
    detail: 'Use the four-digit code of one of the 19 municipalities.',
  },
  'unit-unsuitable': {
    status: 422,
    title: 'This does not happen in an organisation of that kind',
    detail: 'Name the hospital unit or the practice where it happened.',
  },
  'pathway-switched-off': {
    status: 422,
    title: 'The cluster does not take part in this pathway',
    detail:
      '`cluster` is the cluster that it is switched off in. A steward can switch it on with PUT /triggers/{rule}.',
  },
  'proposal-unsuitable': {
    status: 422,
    title: 'The proposal named in proposal does not fit',
    detail: 'proposal names an open proposal to the same sender, about the same citizen and pathway.',
  },
  'threshold-unsuitable': {
    status: 422,
    title: 'The rule does not take this number',
    detail: '`allowed` lists the numbers of the rule, each with its least and its most.',
  },
  'instant-in-the-future': {
    status: 422,
    title: 'This cannot have happened yet',
    detail: 'Tell what has happened when it has. Only a move can be told ahead.',
  },
  'instant-too-far-ahead': {
    status: 422,
    title: 'The moment lies too far ahead',
    detail: 'Give a moment within a year. A handover that is agreed for later is made later.',
  },
  'follows-unsuitable': {
    status: 422,
    title: 'The handover named in follows does not fit',
    detail:
      'follows names an earlier handover of the same citizen by the same sender, or advice that was asked of the sender.',
  },
  'returns-unsuitable': {
    status: 422,
    title: 'This cannot be handed back',
    detail:
      'returns names the handover by which the sender took over what is still the sender’s; `items` are those that cannot be handed back.',
  },
  'course-unsuitable': {
    status: 422,
    title: 'The handover does not fit into the course',
    detail:
      'A part is about the same citizen, sent by a party of the course, and no two parts that begin together hand over the same item (`items`).',
  },
  'deadline-unknown': {
    status: 422,
    title: 'The pathway has no such deadline',
    detail: 'GET /pathways lists the deadlines of each pathway.',
  },
  'duration-invalid': {
    status: 422,
    title: 'This is not a duration',
    detail: 'Write an ISO 8601 duration of at least a second and at most 366 days, such as PT4H.',
  },
  'instant-outside-record': {
    status: 422,
    title: 'There is no record of that moment',
    detail: 'Ask about a moment between the beginning of the record and now.',
  },
  'precondition-required': {
    status: 428,
    title: 'If-Match is missing',
    detail: 'Send the ETag of the handover that you last read in If-Match.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    detail: 'Nothing was changed. Tell the operator the correlation id.',
  },
  'database-unavailable': {
    status: 503,
    title: 'The record cannot be reached right now',
    detail:
      'Whether the request was recorded is not known. Repeat it with the same Idempotency-Key after the time in Retry-After; it happens once.',
  },
  'identity-provider-unavailable': {
    status: 503,
    title: 'The login service cannot be reached right now',
    detail: 'Try again in a moment.',
  },
} as const satisfies Record<string, Problem>;

/** Every problem that leaves the API, by its stable code. `docs/problems.md` is made from this table. */
export const problemCatalogue = { ...refusalProblems, ...others } as const;

export type ProblemCode = keyof typeof problemCatalogue;
