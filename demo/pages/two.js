// Shows beside each name how often its token has been renewed.
for (const session of document.querySelectorAll('chat-session')) {
  let renewed = 0;
  session.addEventListener('tokenRefreshed', () => {
    renewed++;
    session.querySelector('.token').textContent = `token renewed ${renewed === 1 ? 'once' : `${renewed} times`}`;
  });
}
