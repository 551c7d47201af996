// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.rfc3161;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampResponse;

/** Signs a token's content anew under any certificate, which honest authorities refuse to do. */
final class HandmadeToken {
  private HandmadeToken() {}

  static byte[] resign(byte[] token, Path keyFile, Path certificateFile) throws Exception {
    byte[] content = (byte[]) new TimeStampResponse(token)
        .getTimeStampToken()
        .toCMSSignedData()
        .getSignedContent()
        .getContent();
    X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificateFile)));
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
            new JcaDigestCalculatorProviderBuilder().build())
        .setSignedAttributeGenerator(
            new DefaultSignedAttributeTableGenerator(bindingTo(certificate)))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key(keyFile)), certificate));
    generator.addCertificates(new JcaCertStore(List.of(certificate)));
    CMSSignedData signed = generator.generate(
        new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, content), true);
    ASN1EncodableVector response = new ASN1EncodableVector();
    response.add(new DERSequence(new ASN1Integer(0)));
    response.add(signed.toASN1Structure());
    return new DERSequence(response).getEncoded("DER");
  }

  private static AttributeTable bindingTo(X509Certificate certificate) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    SigningCertificateV2 binding =
        new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(hash)});
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(binding)));
    return new AttributeTable(attributes);
  }

  private static PrivateKey key(Path file) throws Exception {
    String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
