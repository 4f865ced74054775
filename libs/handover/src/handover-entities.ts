/**
 * Every table that this library owns. Loaded when asked for: TypeORM takes 23 MB and 0.2 s, which the API and the worker
 * need not spend.
 */
export async function handoverEntities(): Promise<(new () => object)[]> {
  const modules: Record<string, new () => object>[] = await Promise.all([
    import('./deadline.entity'),
    import('./fact-text.entity'),
    import('./handover-item.entity'),
    import('./handover.entity'),
    import('./idempotency.entity'),
    import('./pathway-deadline.entity'),
    import('./patient.entity'),
    import('./responsibility-interval.entity'),
    import('./responsibility-item.entity'),
  ]);
  return modules.flatMap((module) => Object.values(module));
}
