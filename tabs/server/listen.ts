/** Opens and closes the one port that everything is served on. */
import type { Server } from 'node:http';
import type express from 'express';

/** @throws Error in plain words when the port is taken. */
export function listen(app: express.Express, config: { port: number; host: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(config.port, config.host, (error?: Error) => {
      if (error) reject(portError(error, config));
      else resolve(server);
    });
    // Longer than a proxy or client keeps a connection for: closing first loses the request that is on its way.
    server.keepAliveTimeout = 250_000;
  });
}

function portError(error: Error, config: { port: number }): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new Error(`Port ${config.port} is in use. Stop what uses it, or set PORT to another number.`);
  }
  return error;
}

/** Requests that are under way are cut off: what was answered is stored already. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
