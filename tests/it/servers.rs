//! Real servers: brokers on loopback, started by the test and ended with it.

use std::{
    fs,
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Longer than anything here takes on a slow machine.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A port that nobody listens at.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}

/// Tries until something is there.
#[track_caller]
pub fn wait_for<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = attempt() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "{what} did not come");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Where a program is; `None` when it is not installed, which a test says and CI does not allow.
pub fn program(name: &str) -> Option<String> {
    let found = ["/usr/sbin", "/usr/bin", "/usr/local/bin"].iter().map(|folder| format!("{folder}/{name}"));
    let found = found.into_iter().find(|path| Path::new(path).exists());
    if found.is_none() {
        println!("skipped: no {name}");
        assert!(std::env::var_os("HUBSCOPE_NO_SKIP").is_none(), "CI skips nothing; .ci/setup test installs {name}");
    }
    found
}

/// A process that ends with the test.
pub struct Server {
    child: Child,
    command: Box<dyn Fn() -> Command + Send>,
    port: u16,
}

impl Server {
    /// Starts it, and waits until it listens.
    pub fn start(port: u16, command: impl Fn() -> Command + Send + 'static) -> Self {
        let child = spawn(&command);
        let server = Self { child, command: Box::new(command), port };
        server.wait();
        server
    }

    fn wait(&self) {
        wait_for("the server", || TcpStream::connect(("127.0.0.1", self.port)).ok());
    }

    /// Ends it as `kill` does, and waits until it has gone.
    pub fn stop(&mut self) {
        let done = Command::new("kill").arg(self.child.id().to_string()).status().expect("kill");
        assert!(done.success());
        self.child.wait().expect("it ended");
    }

    /// Ends it as `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ended");
    }

    /// Starts it again.
    pub fn again(&mut self) {
        self.child = spawn(&*self.command);
        self.wait();
    }
}

fn spawn(command: &(dyn Fn() -> Command + Send)) -> Child {
    command().stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).spawn().expect("the server starts")
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been ended by the test.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A line to a server that breaks off `times` times, each time after so many bytes of what the server sends, and loses what it
/// was carrying; gives the port to connect to.
pub fn breaking_line(server: u16, after: usize, mut times: usize) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its number").port();
    thread::spawn(move || {
        for client in listener.incoming() {
            let (Ok(client), Ok(server)) = (client, TcpStream::connect(("127.0.0.1", server))) else { return };
            let up = (client.try_clone().expect("a handle"), server.try_clone().expect("a handle"));
            thread::spawn(move || carry(&up.0, &up.1, usize::MAX));
            let breaks = times > 0;
            times -= usize::from(breaks);
            thread::spawn(move || {
                carry(&server, &client, if breaks { after } else { usize::MAX });
                // Both ends find the line dead.
                let _ = (server.shutdown(Shutdown::Both), client.shutdown(Shutdown::Both));
            });
        }
    });
    port
}

/// Carries bytes until there are no more or so many went over; what was read last by then goes nowhere.
fn carry(mut from: &TcpStream, mut to: &TcpStream, until: usize) {
    let (mut buffer, mut carried) = (vec![0; 64 * 1024], 0);
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        carried += read;
        if carried > until || to.write_all(&buffer[..read]).is_err() {
            return;
        }
    }
}

/// An MQTT broker that keeps everything for who is away; `more` are further lines of its configuration.
pub fn mosquitto(folder: &Path, port: u16, more: &str) -> Option<Server> {
    let program = program("mosquitto")?;
    let config = folder.join("mosquitto.conf");
    let anybody = if more.contains("password_file") { "false" } else { "true" };
    let queue = if more.contains("max_queued_messages") { "" } else { "max_queued_messages 0\n" };
    let text = format!(
        "listener {port} 127.0.0.1\n{more}\nallow_anonymous {anybody}\npersistence true\npersistence_location {}/\n{queue}max_inflight_messages 200\n",
        folder.display()
    );
    fs::write(&config, text).expect("a configuration");
    // It gives up its rights when it is started with all of them, and could not write here then.
    let user = if is_root() { "user root\n" } else { "" };
    fs::write(&config, format!("{user}{}", fs::read_to_string(&config).expect("it"))).expect("a configuration");
    Some(Server::start(port, move || {
        let mut command = Command::new(&program);
        command.arg("-c").arg(&config);
        command
    }))
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id");
    output.stdout.trim_ascii() == b"0"
}

/// A NATS server with JetStream; `more` are further arguments.
pub fn nats(folder: &Path, port: u16, more: &[&str]) -> Option<Server> {
    let program = program("nats-server")?;
    let (folder, more) = (folder.to_owned(), more.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    Some(Server::start(port, move || {
        let mut command = Command::new(&program);
        command.args(["-js", "-a", "127.0.0.1", "-p", &port.to_string(), "-sd"]).arg(&folder).args(&more);
        command
    }))
}
