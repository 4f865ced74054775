import { http, type HttpAnswer, type SystemOptions } from '@stafet/testing';
import { beginStory, eventually, type Fact, type Handover, type Problem, type Story } from './story';

/** What a pathway says of itself, as far as the stories read it. */
export interface DescribedPathway {
  readonly id: string;
  readonly exampleContent: Readonly<Record<string, unknown>>;
  readonly transfers: boolean;
  readonly events: readonly {
    readonly type: string;
    readonly by: string;
    readonly reasons?: readonly { readonly code: string; readonly needs?: string }[];
    readonly requires?: string;
  }[];
  readonly deadlines: readonly {
    readonly name: string;
    readonly waitsFor: string;
    readonly rules: readonly { readonly rule: object; readonly evidence: string }[];
    readonly levels: readonly { readonly rule: { readonly level: number }; readonly tells: readonly string[] }[];
  }[];
  readonly specialRules: readonly { readonly text: { readonly en: string }; readonly evidence: string }[];
}

/** A course as one of its parties sees it. */
export interface Course {
  readonly id: string;
  readonly parts: readonly Handover[];
  readonly stillWith: readonly {
    readonly organization: { readonly id: string };
    readonly items: readonly { readonly kind: string; readonly scope: string | null; readonly handover: string }[];
  }[];
  readonly isComplete: boolean;
}

/** A story of one pathway: everything that `Story` can tell, with the pathway's own content and clocks. */
export interface PathwayStory extends Omit<Story, 'handOver' | 'tryToHandOver' | 'holders' | 'setDeadlines'> {
  readonly described: DescribedPathway;
  /** Another pathway of the same system. */
  describedAs(pathway: string): Promise<DescribedPathway>;
  /** Makes and sends a handover with the pathway's example content; fails where it is refused. */
  asks(login: string, wish: Wish): Promise<Handover>;
  /** Makes and sends several handovers at once, as one course; fails where one of them is refused. */
  asksSeveral(login: string, patient: object, sender: string, parts: readonly PartWish[]): Promise<Course>;
  course(login: string, id: string): Promise<Course>;
  /** Asks for a handover and answers whatever comes. */
  triesToAsk(login: string, wish: Wish): Promise<HttpAnswer<Handover & Problem>>;
  /** Who held each item, by its key (`treatment/referred-problem`), at the moment, moved by some milliseconds. */
  holders(handover: string, at?: string, milliseconds?: number): Promise<Readonly<Record<string, string>>>;
  /** The one holder of a handover with one item, or of all of them alike; fails where there are several. */
  holder(handover: string, at?: string, milliseconds?: number): Promise<string>;
  /** Who held it just before the fact, and from the fact on. */
  holdersAround(handover: string, fact: Fact): Promise<readonly [before: string, since: string]>;
  /** The latest fact of a type. */
  factOf(handover: string, type: string, login?: string): Promise<Fact>;
  /** The acts that a login can do now. */
  offered(login: string, handover: string): Promise<readonly string[]>;
  /** The steward sets clocks, of the story's pathway where no other is named. */
  setClocks(settings: Readonly<Record<string, string>>, pathway?: string): Promise<void>;
  /** Waits until a clock has escalated to the level, and answers the handover as the login sees it. */
  escalated(login: string, handover: string, deadline: string, level: number): Promise<Handover>;
  /** The refusal of an act, as status and code. */
  refused(login: string, handover: string, event: object): Promise<readonly [status: number, code: string]>;
}

/** What differs from the example: content is laid over it, field by field. */
export interface Wish {
  readonly patient: object;
  readonly sender: string;
  readonly pathway?: string;
  readonly content?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** One part of a course; the story's pathway and its example content where none is named. */
export interface PartWish {
  readonly pathway?: string;
  readonly [field: string]: unknown;
}

/** Starts a system of its own for the story of a pathway. */
export async function beginPathwayStory(pathway: string, options: Partial<SystemOptions> = {}): Promise<PathwayStory> {
  const story = await beginStory(options);
  const { system } = story;
  const describedAs = async (id: string): Promise<DescribedPathway> =>
    (await http(system, 'clinician-randers').get<DescribedPathway>(`/pathways/${id}`)).body;
  const described = await describedAs(pathway);

  const told: PathwayStory = {
    ...story,
    described,
    describedAs,
    async asks(login, wish) {
      const { status, body } = await told.triesToAsk(login, wish);
      if (status === 201) return body;
      throw new Error(`${login} asked and was answered with ${status}: ${JSON.stringify(body)}`);
    },
    async asksSeveral(login, patient, sender, wishes) {
      const parts = await Promise.all(
        wishes.map(async (wish) => {
          const { exampleContent } = await describedAs(wish.pathway ?? pathway);
          return { pathway, content: exampleContent, ...wish };
        }),
      );
      const answer = await http(system, login).post<Course>('/courses', { patient, sender, parts, send: true });
      if (answer.status === 201) return answer.body;
      throw new Error(`${login} asked several: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    async course(login, id) {
      const { status, body } = await http(system, login).get<Course>(`/courses/${id}`);
      if (status === 200) return body;
      throw new Error(`${login} asked for the course: ${status} ${JSON.stringify(body)}`);
    },
    async triesToAsk(login, wish) {
      const { content, ...rest } = wish;
      const { exampleContent } = wish.pathway === undefined ? described : await describedAs(wish.pathway);
      const body = { pathway, send: true, ...rest, content: { ...exampleContent, ...content } };
      return http(system, login).post('/handovers', body);
    },
    async holders(handover, at, milliseconds = 0) {
      const moment = at === undefined ? undefined : new Date(Date.parse(at) + milliseconds).toISOString();
      const { items } = await story.held(handover, moment);
      return Object.fromEntries(
        items.map(({ kind, scope, holder }) => [scope === null ? kind : `${kind}/${scope}`, holder.id]),
      );
    },
    async holder(handover, at, milliseconds) {
      const all = new Set(Object.values(await told.holders(handover, at, milliseconds)));
      if (all.size !== 1) throw new Error(`expected one holder, found ${JSON.stringify([...all])}`);
      return [...all][0]!;
    },
    async holdersAround(handover, fact) {
      const since = fact.effectiveAt ?? fact.at;
      return [await told.holder(handover, since, -1), await told.holder(handover, since)];
    },
    async factOf(handover, type, login) {
      const facts = await story.timeline(handover, login);
      const found = facts.findLast((fact) => fact.type === type);
      if (found === undefined) throw new Error(`no ${type} among ${facts.map((fact) => fact.type).join(', ')}`);
      return found;
    },
    async offered(login, handover) {
      return (await story.reads(login, handover)).availableEvents.map(({ type }) => type);
    },
    async setClocks(settings, of = pathway) {
      const body = Object.fromEntries(
        Object.entries(settings).map(([name, duration]) => [name, { duration, clock: 'elapsed' }]),
      );
      const { status, body: answer } = await http(system, 'steward').put(`/pathways/${of}/deadlines`, body);
      if (status !== 200) throw new Error(`the setting was answered with ${status}: ${JSON.stringify(answer)}`);
    },
    async escalated(login, handover, deadline, level) {
      await eventually(
        async () => story.timeline(handover, login),
        (facts) =>
          facts.some((fact) => fact.type === 'escalated' && fact.deadline === deadline && fact.level === level),
      );
      return story.reads(login, handover);
    },
    async refused(login, handover, event) {
      const { status, body } = await story.tries(login, handover, event);
      return [status, body.code];
    },
  };
  return told;
}
