import type { ClientHistory, Exchange } from './client-history';
import { pathway, type Plan, type Step } from './handover-plan';

interface Told {
  readonly id: string;
  readonly version: number;
  readonly redirectedTo: string | null;
}

/** Where the story of a plan ended. */
export interface Outcome {
  readonly plan: Plan;
  readonly handover: string;
  readonly successor: string | undefined;
}

/** Lets the people of a plan do what it says, each waiting for the answer to what was done before. */
export async function act(plan: Plan, content: object, history: ClientHistory): Promise<Outcome> {
  const { sender, receiver, effectAfter } = plan;
  const created = await history.insist({
    login: sender.login,
    path: '/handovers',
    body: {
      pathway,
      patient: { cpr: plan.cpr, name: 'Ufødt Test Borger' },
      sender: sender.organization,
      receiver: receiver.organization,
      items: plan.items,
      content,
      send: !plan.isDraftFirst,
      ...(effectAfter === undefined ? {} : { effectiveFrom: new Date(Date.now() + effectAfter).toISOString() }),
    },
  });
  const first = told(created);
  const versions = new Map([[first.id, first.version]]);
  let successor: string | undefined;
  const steps: readonly Step[] = [...(plan.isDraftFirst ? [send] : []), ...plan.steps];
  for (const { by, event } of steps) {
    const id = by === 'successor' ? successor! : first.id;
    const answer = told(
      await history.insist({
        login: plan[by].login,
        path: `/handovers/${id}/events`,
        body: event,
        // What Stafet itself opened begins with version 1, like everything that is created and sent at once.
        ifMatch: `"${versions.get(id) ?? 1}"`,
      }),
    );
    versions.set(id, answer.version);
    successor ??= answer.redirectedTo ?? undefined;
  }
  return { plan, handover: first.id, successor };
}

const send: Step = { by: 'sender', event: { type: 'send' } };

function told({ command, answer }: Exchange): Told {
  if (answer.status >= 300) throw new Error(`${JSON.stringify(command.body)} was refused: ${answer.text}`);
  return JSON.parse(answer.text) as Told;
}
