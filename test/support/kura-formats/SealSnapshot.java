import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts standard input as a gateway's Java does (kura.md §2.3): `gcm` or `ecb`, and the key. */
class SealSnapshot {
  public static void main(String[] words) throws Exception {
    SecretKeySpec key = new SecretKeySpec(words[1].getBytes(StandardCharsets.UTF_8), "AES");
    byte[] text = System.in.readAllBytes();
    if (words[0].equals("ecb")) {
      Cipher cipher = Cipher.getInstance("AES");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      System.out.print(Base64.getEncoder().encodeToString(cipher.doFinal(text)));
      return;
    }
    byte[] iv = new byte[12];
    new SecureRandom().nextBytes(iv);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
    System.out.print(Base64.getEncoder().encodeToString(iv) + "-" + Base64.getEncoder().encodeToString(cipher.doFinal(text)));
  }
}
