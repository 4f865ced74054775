import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { createLogger, distFolder, ProblemFilter, type Config } from '@stafet/platform';
import express, { type RequestHandler } from 'express';
import helmet from 'helmet';
import { ApiModule } from './api.module';
import { readBody } from './http/body';
import { refuseMethod } from './http/methods';
import { refuseCprInAddress } from './http/personal-data';
import { withNullTypes } from './openapi-null';

/** The API, ready to listen. */
export async function createApplication(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config), {
    logger: createLogger('api'),
    bodyParser: false,
  });
  app.disable('x-powered-by');
  app.disable('etag');
  const isHttps = config.publicUrl.startsWith('https:');
  app.use(helmet({ contentSecurityPolicy: contentPolicy(isHttps), strictTransportSecurity: isHttps }));
  // The pages of Swagger UI bring their styles in the markup.
  app.use('/api/docs', helmet.contentSecurityPolicy(contentPolicy(isHttps, "'unsafe-inline'")));
  app.use(refuseMethod);
  app.use('/api/v1', noStore, refuseCprInAddress, ...readBody());
  app.setGlobalPrefix('api/v1', {
    exclude: [
      { path: 'health/{*rest}', method: RequestMethod.ALL },
      { path: 'metrics', method: RequestMethod.ALL },
      { path: 'auth/{*rest}', method: RequestMethod.ALL },
    ],
  });
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    explorer: false,
  });
  serveWeb(app);
  return app;
}

/** All that a page needs comes from this site. */
function contentPolicy(isHttps: boolean, ...moreStyles: readonly string[]) {
  return {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", ...moreStyles],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: isHttps ? [] : null,
    },
  };
}

/** The OpenAPI 3.1 document of the API, made from its controllers. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const description =
    'Hand patients over between region, municipality and GP: each holds the responsibility until another has confirmed. ' +
    'Commands take an Idempotency-Key and If-Match; errors are application/problem+json with a stable code.';
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Stafet')
    .setDescription(description)
    .setVersion('1')
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addBearerAuth();
  const document = SwaggerModule.createDocument(app, builder.build());
  // The way in for browsers is no call for integrators: it answers with redirects and cookies.
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  return withNullTypes({ ...document, paths: Object.fromEntries(paths) });
}

// Answers are about citizens: no cache keeps them.
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** The web page, where it has been built: files with a hash in their name for a year, everything else fresh. */
function serveWeb(app: NestExpressApplication): void {
  const folder = join(distFolder(), 'web');
  if (!existsSync(join(folder, 'index.html'))) return;
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', redirect: false }));
  app.use(express.static(folder, { index: 'index.html', redirect: false }));
  const page: RequestHandler = (request, response, next) => {
    const isPage = ['GET', 'HEAD'].includes(request.method) && request.accepts('html') !== false;
    if (!isPage || /^\/(api|auth|health|metrics|assets)(\/|$)/.test(request.path)) next();
    else response.sendFile(join(folder, 'index.html'));
  };
  app.use(page);
}
