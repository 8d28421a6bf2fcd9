//! Lets another start of the program bring this window to the front instead of opening the file twice.
//!
//! It uses a TCP socket on the loopback address: the same on every system, and unreachable from other machines.

use super::crash::caught;
use crate::store::lock::Holder;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long either side waits for the other.
// The other side may hang; a start of the program must not wait for it for long.
const PATIENCE: Duration = Duration::from_secs(1);
/// The answer of a window that was called.
const HEARD: &[u8] = b"jibiao";

/// Listens for calls until it is dropped.
#[derive(Debug)]
pub struct Instance {
    port: u16,
    token: String,
    ear: Arc<Ear>,
}

#[derive(Debug, Default)]
struct Ear {
    called: AtomicBool,
    closed: AtomicBool,
}

impl Instance {
    /// Starts to listen. `wake` runs in another thread when the window is called.
    pub fn start(wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        // Port 0: the system picks a free one, which the lock's note tells the other program.
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let token = token();
        let ear = Arc::new(Ear::default());
        let (said, heard) = (token.clone(), Arc::clone(&ear));
        std::thread::Builder::new().name("instance".into()).spawn(move || {
            // Without an ear the window works as well.
            drop(caught(|| listen(&listener, &said, &heard, wake)));
        })?;
        Ok(Self { port, token, ear })
    }

    /// Whether the window was called since the last time this was asked.
    pub fn was_called(&self) -> bool {
        self.ear.called.swap(false, Ordering::AcqRel)
    }

    /// Returns this process as the holder of a file, with the port and token to call it.
    pub(super) fn holder(&self) -> Holder {
        Holder::this(Some(self.port), self.token.clone())
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.ear.closed.store(true, Ordering::Release);
        // The thread is blocked in accept: a connection wakes it to see `closed`.
        drop(connect(self.port));
    }
}

fn listen(listener: &TcpListener, token: &str, ear: &Ear, wake: impl Fn()) {
    for caller in listener.incoming() {
        if ear.closed.load(Ordering::Acquire) {
            return;
        }
        // A connection that breaks off is ignored.
        if caller.and_then(|caller| hear(caller, token, &ear.called)).unwrap_or(false) {
            wake();
        }
    }
}

/// Calls the window that holds a file to the front and returns whether it answered.
pub fn call(holder: &Holder) -> bool {
    let ask = || {
        let port = holder.port.ok_or(io::ErrorKind::NotFound)?;
        let mut window = connect(port)?;
        window.write_all(holder.token.as_bytes())?;
        let mut answer = [0; HEARD.len()];
        window.read_exact(&mut answer)?;
        Ok::<_, io::Error>(answer == HEARD)
    };
    ask().unwrap_or(false)
}

fn connect(port: u16) -> io::Result<TcpStream> {
    let window = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
    window.set_read_timeout(Some(PATIENCE))?;
    window.set_write_timeout(Some(PATIENCE))?;
    Ok(window)
}

/// Reads from a caller and returns whether it knows the token. The answer is sent after the call is recorded.
fn hear(mut caller: TcpStream, token: &str, called: &AtomicBool) -> io::Result<bool> {
    caller.set_read_timeout(Some(PATIENCE))?;
    caller.set_write_timeout(Some(PATIENCE))?;
    let mut said = vec![0; token.len()];
    // Another user of the machine can connect but cannot read the token in the state folder (mode 0700).
    caller.read_exact(&mut said)?;
    let known = said == token.as_bytes();
    if known {
        called.store(true, Ordering::Release);
        caller.write_all(HEARD)?;
    }
    Ok(known)
}

/// Returns a secret: `RandomState` is seeded with the system's random numbers.
fn token() -> String {
    let word = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", word(), word())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_window_is_called_by_who_knows_the_token() {
        let (woken, wakes) = channel();
        let instance = Instance::start(move || woken.send(()).expect("told")).expect("listens");
        let holder = instance.holder();
        assert!(!call(&Holder::this(holder.port, "0".repeat(32))) && !instance.was_called());
        assert!(call(&holder));
        wakes.recv_timeout(PATIENCE).expect("woken");
        assert!(instance.was_called() && !instance.was_called());
        drop(instance);
        assert!(!call(&holder) && !call(&Holder::this(None, holder.token)));
    }
}
