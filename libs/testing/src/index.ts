export { findChromium, openBrowser } from './browser';
export { http, type HttpAnswer, type HttpClient, type HttpOptions } from './http-client';
export { startMailServer, type ReceivedMail, type TestMailServer } from './mail-server';
export { putOutboxRows, type OutboxRows, type PutOutboxRows } from './outbox-rows';
export { startRedis, type TestRedis } from './redis';
export { startSystem, type System, type SystemOptions } from './system';
export { createTestDatabase, type TestDatabase } from './test-database';
