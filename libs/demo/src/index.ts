export { accessTokenScope, accessTokenSeconds, mintAccessToken, personClaims, type DemoKeys } from './access-token';
export { demoMailboxes, type DemoMailbox } from './mailboxes';
export { demoMunicipalities, type DemoMunicipality } from './municipalities';
export { demoPatients, type DemoPatient } from './patients';
export { demoPeople, findDemoPerson, type DemoPerson } from './people';
export { demoStories, type DemoStory } from './stories';
