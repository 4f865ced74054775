import { holidaysOf } from './danish-holidays';

const dateOf = (year: number, da: string) => holidaysOf(year).find((holiday) => holiday.name.da === da)?.date;

describe('Danish public holidays', () => {
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2076, '2076-04-19'],
  ])('put Easter Sunday %i on %s', (year, date) => {
    expect(dateOf(year, 'påskedag')).toBe(date);
  });

  it('are ten in 2026, in order, with their names in both languages', () => {
    expect(holidaysOf(2026)).toEqual([
      { date: '2026-01-01', name: { da: 'nytårsdag', en: 'New Year’s Day' } },
      { date: '2026-04-02', name: { da: 'skærtorsdag', en: 'Maundy Thursday' } },
      { date: '2026-04-03', name: { da: 'langfredag', en: 'Good Friday' } },
      { date: '2026-04-05', name: { da: 'påskedag', en: 'Easter Sunday' } },
      { date: '2026-04-06', name: { da: '2. påskedag', en: 'Easter Monday' } },
      { date: '2026-05-14', name: { da: 'Kristi himmelfartsdag', en: 'Ascension Day' } },
      { date: '2026-05-24', name: { da: 'pinsedag', en: 'Whit Sunday' } },
      { date: '2026-05-25', name: { da: '2. pinsedag', en: 'Whit Monday' } },
      { date: '2026-12-25', name: { da: 'juledag', en: 'Christmas Day' } },
      { date: '2026-12-26', name: { da: '2. juledag', en: 'Second Day of Christmas' } },
    ]);
  });

  it('keep store bededag up to 2023 and drop it from 2024', () => {
    expect(dateOf(2023, 'store bededag')).toBe('2023-05-05');
    expect(dateOf(2024, 'store bededag')).toBeUndefined();
  });
});
