/** Connections to Teams that are kept open for the next message, and what happens when one was closed meanwhile. */
import http from 'node:http';
import https from 'node:https';

export interface OutgoingRequest {
  url: string;
  agent?: http.Agent | https.Agent;
  disableKeepAlive?: boolean;
}

/** On the error of a request whose connection was closed at the other end before it was used again. */
const closedMeanwhile = 'CLOSED_WHILE_KEPT';

/** One set for the whole process, as the SDK keeps one. */
const kept = {
  http: markingReuse(new http.Agent({ keepAlive: true })),
  https: markingReuse(new https.Agent({ keepAlive: true })),
};

/**
 * A server closes a connection that has been idle for some seconds, perhaps in the moment in which it is used again: the
 * request is then lost unread (Node’s documentation of `request.reusedSocket`), and the message would wait for its next try
 * though Teams is well. It goes again at once, on a new connection. A connection that breaks at its first request says
 * nothing of what the server has read, so that one is not repeated here.
 */
export async function onKeptConnection<Request extends OutgoingRequest, Answer>(
  request: Request,
  next: (request: Request) => Promise<Answer>,
): Promise<Answer> {
  request.agent = request.url.startsWith('https:') ? kept.https : kept.http;
  try {
    return await next(request);
  } catch (fault) {
    if (!(fault instanceof Error) || Reflect.get(fault, 'code') !== closedMeanwhile) throw fault;
    delete request.agent;
    request.disableKeepAlive = true;
    return next(request);
  }
}

/** The SDK's error keeps no more of the connection than a code, so the code says it. */
function markingReuse<Kept extends http.Agent>(agent: Kept): Kept {
  const reuse = agent.reuseSocket.bind(agent);
  agent.reuseSocket = (socket, request) => {
    reuse(socket, request);
    request.once('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ECONNRESET' || fault.code === 'EPIPE') fault.code = closedMeanwhile;
    });
  };
  return agent;
}
