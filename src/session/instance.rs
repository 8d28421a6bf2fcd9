//! Another start of the program can call this window to the front.
//!
//! A socket of this machine alone: it works alike on every system, and no other machine can reach it.

use super::crash::caught;
use crate::store::lock::Holder;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long either side waits for the other.
const PATIENCE: Duration = Duration::from_secs(1);
/// What a window answers.
const HEARD: &[u8] = b"jibiao";

/// This window's ear: it listens until it is dropped.
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
    /// Listens; `wake` is run in another thread when the window is called.
    pub fn start(wake: impl Fn() + Send + 'static) -> io::Result<Self> {
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

    /// Whether the window was called since this was last asked.
    pub fn was_called(&self) -> bool {
        self.ear.called.swap(false, Ordering::AcqRel)
    }

    /// This process as the holder of a file, who can be called.
    pub(super) fn holder(&self) -> Holder {
        Holder::this(Some(self.port), self.token.clone())
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.ear.closed.store(true, Ordering::Release);
        // The ear is asleep until somebody calls.
        drop(connect(self.port));
    }
}

fn listen(listener: &TcpListener, token: &str, ear: &Ear, wake: impl Fn()) {
    for caller in listener.incoming() {
        if ear.closed.load(Ordering::Acquire) {
            return;
        }
        // A caller that breaks off is none.
        if caller.and_then(|caller| hear(caller, token, &ear.called)).unwrap_or(false) {
            wake();
        }
    }
}

/// Calls the window that holds a file to the front; whether it heard.
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

/// Hears a caller; whether it knows the token. It is answered once the call is noted.
fn hear(mut caller: TcpStream, token: &str, called: &AtomicBool) -> io::Result<bool> {
    caller.set_read_timeout(Some(PATIENCE))?;
    caller.set_write_timeout(Some(PATIENCE))?;
    let mut said = vec![0; token.len()];
    caller.read_exact(&mut said)?;
    let known = said == token.as_bytes();
    if known {
        called.store(true, Ordering::Release);
        caller.write_all(HEARD)?;
    }
    Ok(known)
}

/// A word that nobody guesses: the system seeds the hasher.
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
