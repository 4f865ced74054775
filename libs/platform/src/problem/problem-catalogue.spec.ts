import { problemCatalogue, type ProblemCode } from './problem-catalogue';
import { ProblemError } from './problem-error';

const entries = Object.entries(problemCatalogue) as [ProblemCode, { status: number; title: string; detail: string }][];

describe('the problem catalogue', () => {
  it.each(entries)('%s has a status of a refusal, a title, and says what the caller can do', (code, problem) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([400, 401, 403, 404, 405, 409, 412, 413, 422, 428, 500, 503]).toContain(problem.status);
    expect(problem.title).toMatch(/^[A-Z].*[^.]$/);
    expect(problem.detail).toMatch(/^.{20,}\.$/);
    expect(new ProblemError(code).status).toBe(problem.status);
  });

  it('tells no two problems apart by their code alone', () => {
    const titles = entries.map(([, { title }]) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
