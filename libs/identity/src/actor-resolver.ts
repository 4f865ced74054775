import type { Actor } from '@stafet/core';
import type { Database } from '@stafet/platform';
import type { Credentials } from './credentials';
import { upsertPerson } from './person';

/** A membership that is taken away stops working within this long, in every process. */
const cacheMilliseconds = 5_000;

/** More people than this at once are looked up again; it bounds the memory. */
const cacheSize = 10_000;

interface Cached {
  readonly actor: Promise<Actor | undefined>;
  readonly until: number;
}

/** Turns a person into an actor with the memberships that are in force now. */
export class ActorResolver {
  readonly #cache = new Map<string, Cached>();

  constructor(
    private readonly database: Pick<Database, 'query' | 'transaction'>,
    /** Milliseconds of a clock that never goes back. */
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** The actor with these credentials. Who has never been here before is made known, and belongs to nothing. */
  async byCredentials(credentials: Credentials): Promise<Actor> {
    const { professionalId, cvr } = credentials;
    const find = () => this.#find('p.professional_id = $1 and p.cvr = $2', [professionalId, cvr]);
    const actor = await this.#cached(JSON.stringify([professionalId, cvr]), async () => {
      const known = await find();
      if (known !== undefined) return known;
      await upsertPerson(this.database, credentials);
      return find();
    });
    if (actor === undefined) throw new Error('A person who was just recorded is not there');
    return actor;
  }

  /** The actor with this person id; `undefined` where there is no such person. */
  async byPerson(personId: string): Promise<Actor | undefined> {
    return this.#cached(personId, () => this.#find('p.id = $1', [personId]));
  }

  async #find(condition: string, values: readonly string[]): Promise<Actor | undefined> {
    const [actor] = await this.database.query<Actor>(
      `select p.id, p.name,
              coalesce(json_agg(json_build_object('role', m.role, 'organization', m.organization_id)
                                order by m.organization_id, m.role) filter (where m.person_id is not null), '[]') as roles
         from person p
         left join membership m
           on m.person_id = p.id and m.valid_from <= now() and m.valid_to > now()
        where ${condition}
        group by p.id`,
      values,
    );
    return actor;
  }

  #cached(key: string, load: () => Promise<Actor | undefined>): Promise<Actor | undefined> {
    const now = this.elapsed();
    const kept = this.#cache.get(key);
    if (kept !== undefined && now < kept.until) return kept.actor;
    const entry: Cached = { actor: load(), until: now + cacheMilliseconds };
    if (this.#cache.size >= cacheSize) this.#cache.clear();
    this.#cache.set(key, entry);
    // What could not be read is asked for again by the next request.
    entry.actor.catch(() => {
      if (this.#cache.get(key) === entry) this.#cache.delete(key);
    });
    return entry.actor;
  }
}
